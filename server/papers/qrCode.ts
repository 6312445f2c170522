/** The QR code of an address, as a PNG: dark squares of six pixels, with the quiet border that scanners need. */
import sharp from 'sharp'
import { encode } from 'uqr'

export const qrCode = async (address: string): Promise<Uint8Array> => {
  const { data, size } = encode(address, { ecc: 'M', border: 2 })
  const pixels = Uint8Array.from(data.flat(), (dark) => (dark ? 0 : 255))
  return sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * 6, size * 6, { kernel: 'nearest' })
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer()
}
