package io.placard.site.page;

import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Tells a picture's size, which stands in its address, so that nothing jumps when it has loaded; and of a large one where
 * there is a smaller copy.
 */
final class PictureSizes implements AttributeProvider {

    /** How wide it is shown: a column of text, or the whole of a narrow window. */
    static final String SHOWN = "(min-width: 720px) 640px, 100vw";

    /** What {@code srcset} may be. */
    static final Pattern SOURCES = Pattern.compile(
            "/m/[0-9a-f]{64}/w960/[A-Za-z0-9.-]+ \\d{1,5}w ?, ?/m/[0-9a-f]{64}/[A-Za-z0-9.-]+ \\d{1,5}w");

    private static final Pattern ADDRESS =
            Pattern.compile("(/m/[0-9a-f]{64})/([A-Za-z0-9.-]*-(\\d{1,5})x(\\d{1,5})\\.[a-z]{3,4})");
    private static final int COPY = 960;

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (!(node instanceof Image image)) {
            return;
        }
        attributes.put("loading", "lazy");
        var address = ADDRESS.matcher(image.getDestination());
        if (address.matches()) {
            var width = Integer.parseInt(address.group(3));
            var height = Integer.parseInt(address.group(4));
            attributes.put("width", Integer.toString(width));
            attributes.put("height", Integer.toString(height));
            var longest = Math.max(width, height);
            if (longest > COPY) {
                var copy = address.group(1) + "/w" + COPY + "/" + address.group(2);
                attributes.put(
                        "srcset",
                        copy + " " + width * COPY / longest + "w, " + image.getDestination() + " " + width + "w");
                attributes.put("sizes", SHOWN);
            }
        }
    }
}
