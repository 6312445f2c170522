/** The words of photos: adding, blurring, taking and looking at them. Their marks are named in the domain. */
import type { PhotoSide } from '../../domain/photo'
import { type Text, text } from '../../domain/text'

export const words = {
  photos: text('照片', 'Photos'),
  take: text('拍照', 'Take a photo'),
  takeLikeBefore: text('对照整改前拍照', 'Take it like the one before'),
  choose: text('选择照片', 'Choose photos'),
  preparing: text('正在处理', 'Being prepared'),
  sending: text('正在上传', 'Being sent'),
  notSent: text('没有传上去', 'Not sent'),
  retry: text('重试', 'Try again'),
  remove: text('移除', 'Remove'),
  blur: text('遮盖', 'Blur'),
  blurTitle: text('遮盖人脸和车牌', 'Blur faces and number plates'),
  blurHow: text(
    '在要遮盖的地方拖出方框。保存后原来的画面不能恢复。',
    'Drag a box over what is to be hidden. Once saved, it cannot be brought back.',
  ),
  undo: text('撤销', 'Undo'),
  save: text('保存', 'Save'),
  blurFailed: text('没有处理成功，照片没有改动。请重试。', 'It did not work; the photo is as it was. Try again.'),
  cannotOpen: text(
    '这个浏览器不能打开这张照片，没有上传。请改用 JPEG 格式的照片。',
    'This browser cannot open this photo, so it was not sent. Use a JPEG picture.',
  ),
  notConnected: text(
    '没有收到服务器的答复，照片没有传上去。请检查网络后重试。',
    'The server did not answer, so the photo was not sent. Check the network and try again.',
  ),
  waitForPhotos: text('照片正在上传，请稍候再提交。', 'Photos are still being sent; wait a moment and submit again.'),
  photosFailed: text('有照片没有传上去，请重试或移除。', 'A photo was not sent; try again or remove it.'),
  camera: text('对照拍照', 'Take it like before'),
  cameraHow: text('请与半透明的整改前照片对齐，从同一角度拍摄。', 'Line it up with the see-through photo from before.'),
  ghost: text('整改前照片的透明度', 'Opacity of the photo from before'),
  shutter: text('拍摄', 'Take'),
  withPlace: text('附上拍摄位置', 'Say where it was taken'),
  placeRefused: text('没有取得位置，照片不附位置。', 'The position could not be had; the photo goes without.'),
  openingCamera: text('正在打开相机', 'Opening the camera'),
  cameraRefused: text(
    '没有相机权限。请在浏览器中允许使用相机，或改为选择照片。',
    'The camera is not allowed. Allow it in the browser, or choose a photo.',
  ),
  noCamera: text('没有可用的相机。请改为选择照片。', 'There is no camera to use. Choose a photo instead.'),
  previous: text('上一张', 'Previous'),
  next: text('下一张', 'Next'),
  zoomIn: text('放大', 'Zoom in'),
  zoomOut: text('缩小', 'Zoom out'),
  viewer: text('查看照片', 'Photo viewer'),
  compare: text(
    '前后对比：左右拖动，或用方向键移动分界线',
    'Before and after: drag, or move the line with the arrow keys',
  ),
  timeUnknown: text('拍摄时间不详', 'Time unknown'),
  marked: text('有提示', 'has a mark'),
} as const satisfies Record<string, Text>

export const sideLabel: Record<PhotoSide, Text> = {
  before: text('整改前', 'Before'),
  after: text('整改后', 'After'),
}

export const takenAtText = (when: Text): Text => text(`${when.zh}拍摄`, `Taken ${when.en}`)
export const photoNumber = (number: number): Text => text(`第${number}张照片`, `Photo ${number}`)
export const openPhoto = (photo: Text): Text => text(`放大查看${photo.zh}`, `Look closely: ${photo.en}`)
export const atMostPhotos = (limit: number): Text =>
  text(`最多${limit}张，其余的没有添加。`, `At most ${limit}; the others were not added.`)
export const nthPhoto = (number: number): Text => text(`照片${number}`, `Photo ${number}`)
