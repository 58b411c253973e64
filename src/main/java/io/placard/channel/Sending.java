package io.placard.channel;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file that the gateway is to answer a request with, whole or in part.
 *
 * @param size in bytes
 * @param etag of the content, with its quotation marks
 * @param headers what else goes with it
 */
public record Sending(Path file, long size, String etag, Map<String, String> headers) {}
