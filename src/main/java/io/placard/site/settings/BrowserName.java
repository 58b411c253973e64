package io.placard.site.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser and its system, by a short name that its owner knows.
 *
 * @param browser empty where it cannot be told
 * @param system empty where it cannot be told
 */
public record BrowserName(String browser, String system) {

    /** Others call themselves Chrome and Safari too, so they come first. */
    private static final Map<String, String> BROWSERS = inOrder(
            "MicroMessenger/",
            "WeChat",
            "QQBrowser/",
            "QQ Browser",
            "UCBrowser/",
            "UC Browser",
            "HuaweiBrowser/",
            "Huawei Browser",
            "SamsungBrowser/",
            "Samsung Internet",
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl",
            "Java-http-client",
            "Java");

    private static final Map<String, String> SYSTEMS = inOrder(
            "HarmonyOS",
            "HarmonyOS",
            "OpenHarmony",
            "HarmonyOS",
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "CrOS",
            "ChromeOS",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    /** The name of what calls itself so. */
    static BrowserName of(String agent) {
        return new BrowserName(first(BROWSERS, agent), first(SYSTEMS, agent));
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> inOrder(String... words) {
        var names = new LinkedHashMap<String, String>();
        for (var i = 0; i < words.length; i += 2) {
            names.put(words[i], words[i + 1]);
        }
        return names;
    }
}
