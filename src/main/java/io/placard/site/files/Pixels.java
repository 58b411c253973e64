package io.placard.site.files;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as pixels: read small, turned upright, scaled, written. Blocking and costly: on a worker thread. */
final class Pixels {

    private static final float QUALITY = 0.88f;

    private Pixels() {}

    /**
     * Reads the first picture of a file, only as large as is needed.
     *
     * @param least the longer side may be no shorter than this, where the file's own is not
     * @throws IOException where it cannot be read
     */
    static BufferedImage read(byte[] file, String format, int least) throws IOException {
        var reader = reader(format);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            var longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            var step = Math.max(1, longest / least);
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (RuntimeException broken) { // a reader throws whatever a broken picture leads it to
            throw new IOException(broken);
        } finally {
            reader.dispose();
        }
    }

    /**
     * The picture as it was meant, of one that was held otherwise.
     *
     * @param orientation as EXIF counts
     */
    static BufferedImage upright(BufferedImage picture, int orientation, boolean clear) {
        var w = picture.getWidth();
        var h = picture.getHeight();
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        var turned = orientation >= 5 ? canvas(h, w, clear) : canvas(w, h, clear);
        var pen = turned.createGraphics();
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return turned;
    }

    /** Scaled so that its longer side has so many pixels; it is not made larger. */
    static BufferedImage fit(BufferedImage picture, int longest, boolean clear) {
        var now = picture;
        // by halves, for more at once would leave pixels out
        while (Math.max(now.getWidth(), now.getHeight()) > 2 * longest) {
            now = scaled(now, Math.max(1, now.getWidth() / 2), Math.max(1, now.getHeight() / 2), clear);
        }
        var factor = Math.min(1, longest / (double) Math.max(now.getWidth(), now.getHeight()));
        return scaled(
                now,
                Math.max(1, (int) Math.round(now.getWidth() * factor)),
                Math.max(1, (int) Math.round(now.getHeight() * factor)),
                clear);
    }

    /** In the middle of a see-through square. */
    static BufferedImage square(BufferedImage picture, int side) {
        var fitting = fit(picture, side, true);
        var square = canvas(side, side, true);
        var pen = square.createGraphics();
        pen.drawImage(fitting, (side - fitting.getWidth()) / 2, (side - fitting.getHeight()) / 2, null);
        pen.dispose();
        return square;
    }

    /** The square in its middle. */
    static BufferedImage middle(BufferedImage picture) {
        var side = Math.min(picture.getWidth(), picture.getHeight());
        return picture.getSubimage((picture.getWidth() - side) / 2, (picture.getHeight() - side) / 2, side, side);
    }

    static byte[] write(BufferedImage picture, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The JDK reads no WebP. That one is named, since a list of all would hold on to this class loader. */
    private static ImageReader reader(String format) throws IOException {
        return format.equals("webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format).next();
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height, boolean clear) {
        var scaled = canvas(width, height, clear);
        var pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    /** Empty: see-through where it may be, otherwise white. */
    private static BufferedImage canvas(int width, int height, boolean clear) {
        var canvas =
                new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR);
        if (!clear) {
            Graphics2D pen = canvas.createGraphics();
            pen.setColor(java.awt.Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.dispose();
        }
        return canvas;
    }
}
