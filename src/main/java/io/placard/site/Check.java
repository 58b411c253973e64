package io.placard.site;

import io.placard.channel.Frame;
import io.placard.channel.Login;
import io.placard.channel.SiteCheck;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What this site asks to be asked before it serves: its main pages, and a frame of each kind that changes nothing. */
final class Check {

    private static final String SOCKET = "self-check";

    private Check() {}

    static SiteCheck of(Features features) {
        var open = new ArrayList<>(List.of("/", "/files/", "/about/", "/articles/", "/tags/"));
        features.articles().newest().ifPresent(article -> open.add("/articles/" + article + "/"));
        var reader = features.accounts().oldest();
        reader.ifPresent(person -> open.add("/people/" + person.username() + "/"));
        var member = new ArrayList<>(open);
        member.addAll(
                List.of("/notices/", "/settings/", "/settings/reading/", "/settings/notices/", "/announcements/"));
        open.add("/sign-in");
        var login = reader.map(person -> new Login(person.id(), person.epoch(), SOCKET));
        return new SiteCheck(
                login,
                open,
                login.isPresent() ? member : List.of(),
                login.map(Check::frames).orElse(List.of()));
    }

    private static List<Frame> frames(Login reader) {
        var own = new Topic("user:" + reader.account());
        return List.of(
                frame(reader, own, Frame.JOIN, new JsonObject()),
                frame(reader, Topic.CONFERENCE, Frame.JOIN, new JsonObject()),
                // nobody has the notice 0, so this goes all the way to the database and changes nothing
                frame(reader, own, "notice.read", new JsonObject().put("notice", 0)));
    }

    private static Frame frame(Login reader, Topic topic, String event, JsonObject payload) {
        return new Frame(SOCKET, reader, SOCKET, topic, event, payload);
    }
}
