/** A picture as a clipboard brings it. */
export async function screenshot(): Promise<File> {
  const canvas = new OffscreenCanvas(320, 200);
  const paint = canvas.getContext('2d')!;
  const sky = paint.createLinearGradient(0, 0, 320, 200);
  sky.addColorStop(0, '#8fb8de');
  sky.addColorStop(1, '#39546e');
  paint.fillStyle = sky;
  paint.fillRect(0, 0, 320, 200);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'ceiling.png', { type: 'image/png' });
}
