package io.placard.site.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A part of a page, drawn already.
 *
 * @param html in UTF-8, and safe
 */
public record Part(byte[] html) implements Content, Kept.Drawn {

    /** Nothing at all. */
    public static final Part NONE = new Part(new byte[0]);

    @Override
    public int bytes() {
        return html.length;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeBinaryContent(html);
    }
}
