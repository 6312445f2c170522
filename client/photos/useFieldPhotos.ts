/** The photos of one field of a form, from the file to the kept photo: read, shrunk, sent, tried again, blurred, removed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { photoLimit } from '../../domain/form'
import { mostPhotoBytes, type PhotoId, type SentPhotoFacts } from '../../domain/photo'
import type { Text } from '../../domain/text'
import { type FieldPhotoState, fieldValueOf } from './fieldPhotos'
import { photoUrl } from './photoUrl'
import { readFacts, shrink } from './picture'
import { sendPhoto } from './sendPhoto'
import { atMostPhotos, words } from './words'

export type FieldPhoto = {
  readonly key: string
  readonly state: FieldPhotoState
  /** What is sent; null until it is made, or where the photo came into the form as a kept one. */
  readonly picture: Blob | null
  /** For an <img>; null while there is nothing to show. */
  readonly preview: string | null
  readonly facts: SentPhotoFacts
  readonly id: PhotoId | null
  readonly refusal: Text | null
  /** It failed, and may succeed the next time. */
  readonly mayRetry: boolean
}

const keptAlready = (id: PhotoId): FieldPhoto => ({
  key: id,
  state: 'kept',
  picture: null,
  preview: photoUrl(id, 240),
  facts: {},
  id,
  refusal: null,
  mayRetry: false,
})

export type FieldPhotos = {
  readonly photos: readonly FieldPhoto[]
  readonly notice: Text | null
  readonly add: (files: readonly Blob[], facts?: SentPhotoFacts) => void
  readonly retry: (key: string) => void
  readonly remove: (key: string) => void
  readonly replace: (key: string, picture: Blob) => void
}

export const useFieldPhotos = (value: readonly string[], onChange: (value: readonly string[]) => void): FieldPhotos => {
  const [photos, setPhotos] = useState<readonly FieldPhoto[]>(() =>
    value.filter((id) => !id.includes(':')).map(keptAlready),
  )
  const [notice, setNotice] = useState<Text | null>(null)
  const latest = useRef(photos)
  const underWay = useRef(new Map<string, AbortController>())
  const counter = useRef(0)
  const tell = useRef(onChange)
  tell.current = onChange

  const change = useCallback((next: readonly FieldPhoto[]) => {
    latest.current = next
    setPhotos(next)
    tell.current(next.map(({ state, key, id }) => fieldValueOf(state, key, id)))
  }, [])
  const alter = useCallback(
    (key: string, part: Partial<FieldPhoto>) =>
      change(latest.current.map((photo) => (photo.key === key ? { ...photo, ...part } : photo))),
    [change],
  )

  useEffect(() => {
    const sendings = underWay.current
    return () => {
      for (const sending of sendings.values()) sending.abort()
      for (const { preview } of latest.current) if (preview?.startsWith('blob:')) URL.revokeObjectURL(preview)
    }
  }, [])

  const send = useCallback(
    async (key: string, picture: Blob, facts: SentPhotoFacts) => {
      underWay.current.get(key)?.abort()
      const sending = new AbortController()
      underWay.current.set(key, sending)
      alter(key, { state: 'sending', refusal: null })
      const answer = await sendPhoto(picture, facts, sending.signal)
      if (sending.signal.aborted) return
      underWay.current.delete(key)
      if ('refused' in answer)
        return alter(key, { state: 'failed', refusal: answer.refused, mayRetry: answer.isWorthRetrying })
      // The same photo chosen twice is one photo.
      if (latest.current.some((photo) => photo.id === answer.id && photo.key !== key))
        return change(latest.current.filter((photo) => photo.key !== key))
      alter(key, { state: 'kept', id: answer.id })
    },
    [alter, change],
  )

  const prepare = useCallback(
    async (key: string, file: Blob, known: SentPhotoFacts | undefined) => {
      const facts = known ?? (await readFacts(file))
      // What the browser cannot open the server may, or says better why not.
      const picture = await shrink(file).catch(() => (file.size <= mostPhotoBytes ? file : null))
      if (!latest.current.some((photo) => photo.key === key)) return
      if (picture === null) return alter(key, { state: 'failed', refusal: words.cannotOpen })
      alter(key, { picture, facts, preview: picture === file ? null : URL.createObjectURL(picture) })
      await send(key, picture, facts)
    },
    [alter, send],
  )

  return {
    photos,
    notice,
    add: (files, facts) => {
      const taken = files.slice(0, Math.max(0, photoLimit - latest.current.length))
      setNotice(taken.length < files.length ? atMostPhotos(photoLimit) : null)
      const added = taken.map((file) => {
        counter.current += 1
        return { key: String(counter.current), file }
      })
      change([
        ...latest.current,
        ...added.map(
          ({ key }): FieldPhoto => ({
            key,
            state: 'preparing',
            picture: null,
            preview: null,
            facts: {},
            id: null,
            refusal: null,
            mayRetry: false,
          }),
        ),
      ])
      // One after the other: a phone that opens ten photos of 12 megapixels at once runs out of memory.
      void added.reduce((before, { key, file }) => before.then(() => prepare(key, file, facts)), Promise.resolve())
    },
    retry: (key) => {
      const photo = latest.current.find((one) => one.key === key)
      if (photo?.picture) void send(key, photo.picture, photo.facts)
    },
    remove: (key) => {
      underWay.current.get(key)?.abort()
      setNotice(null)
      change(latest.current.filter((photo) => photo.key !== key))
    },
    replace: (key, picture) => {
      const photo = latest.current.find((one) => one.key === key)
      if (photo === undefined) return
      const facts = { ...photo.facts, ...(photo.id !== null && { blurredFrom: photo.id }) }
      alter(key, { picture, facts, id: null, preview: URL.createObjectURL(picture) })
      void send(key, picture, facts)
    },
  }
}
