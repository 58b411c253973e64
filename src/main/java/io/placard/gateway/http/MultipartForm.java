package io.placard.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a form with one file in it as its bytes come: the fields are kept, the file is passed on piece by piece and never
 * held. On one event loop.
 */
final class MultipartForm {

    private static final int LONGEST_FIELD = 4_096;
    private static final int MOST_PARTS = 16;
    private static final int LONGEST_PART_HEAD = 8_192;

    private final HttpPostRequestDecoder decoder;
    private final List<Attribute> fields = new ArrayList<>();
    private final Consumer<Map<String, String>> begins;
    private final Consumer<byte[]> pieces;
    private FilePart file;

    /**
     * @param type the request's Content-Type
     * @param begins is told of the fields before the file, and may throw to have none of it
     * @param pieces takes the file's bytes in their order
     * @throws UploadRefused when this is no such form
     */
    MultipartForm(String type, Consumer<Map<String, String>> begins, Consumer<byte[]> pieces) {
        this.begins = begins;
        this.pieces = pieces;
        var head =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.POST, "/", false);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        try {
            decoder = new HttpPostRequestDecoder(
                    new Parts(), head, StandardCharsets.UTF_8, MOST_PARTS, LONGEST_PART_HEAD);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException malformed) {
            throw new UploadRefused(400, "no form: " + malformed.getMessage());
        }
    }

    /** Takes the next bytes of the body. */
    void read(Buffer bytes) {
        offer(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes.getBytes())));
    }

    /** The body has ended; its fields. */
    Map<String, String> end() {
        offer(LastHttpContent.EMPTY_LAST_CONTENT);
        if (file == null || !file.isCompleted()) {
            throw new UploadRefused(400, "no whole file");
        }
        return values();
    }

    /** As the browser gave it. */
    String fileName() {
        return file.getFilename();
    }

    /** Lets go of everything. */
    void close() {
        decoder.destroy();
    }

    private void offer(io.netty.handler.codec.http.HttpContent content) {
        try {
            decoder.offer(content);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException
                | HttpPostRequestDecoder.TooManyFormFieldsException
                | HttpPostRequestDecoder.TooLongFormFieldException
                | HttpPostRequestDecoder.EndOfDataDecoderException malformed) {
            throw new UploadRefused(400, "malformed form: " + malformed.getMessage());
        } finally {
            content.release();
        }
    }

    private Map<String, String> values() {
        var values = new HashMap<String, String>();
        for (var field : fields) {
            try {
                values.put(field.getName(), field.getValue());
            } catch (IOException fault) {
                throw new UploadRefused(400, "unreadable field");
            }
        }
        return values;
    }

    /** Makes the parts of the form: a file part knows that all fields before it are complete. */
    private final class Parts extends DefaultHttpDataFactory {

        Parts() {
            super(false);
            setMaxLimit(LONGEST_FIELD);
        }

        @Override
        public Attribute createAttribute(HttpRequest request, String name) {
            return kept(super.createAttribute(request, name));
        }

        @Override
        public Attribute createAttribute(HttpRequest request, String name, long definedSize) {
            return kept(super.createAttribute(request, name, definedSize));
        }

        @Override
        public FileUpload createFileUpload(
                HttpRequest request,
                String name,
                String filename,
                String contentType,
                String encoding,
                Charset charset,
                long size) {
            if (file != null) {
                throw new UploadRefused(400, "a second file");
            }
            begins.accept(values());
            file = new FilePart(name, filename, pieces);
            return file;
        }

        private Attribute kept(Attribute field) {
            fields.add(field);
            return field;
        }
    }
}
