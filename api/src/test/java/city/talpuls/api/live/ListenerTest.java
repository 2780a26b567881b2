package city.talpuls.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class ListenerTest {

    private final Listener listener =
            new Listener(new Interest(null, null, Finenesses.ofText("raw"), device -> true), null);
    private final Client client = new Client();

    @Test
    void whatWaitsGoesOutTogetherOnceTheClientCanTakeIt() {
        listener.tell(bytes("a"));
        listener.tell(bytes("b"));
        listener.events().subscribe(client);
        assertThat(client.heard).isEmpty();

        client.request(1);
        listener.tell(bytes("c"));
        listener.tell(bytes("d"));
        client.request(2);
        listener.tell(bytes("e"));

        assertThat(client.heard).containsExactly("ab", "cd", "e");
    }

    @Test
    void noPieceIsMuchLongerThanTheConnectionTakes() {
        for (int i = 0; i < 100; i++) {
            listener.tell(new byte[1024]);
        }
        listener.tell(new byte[100_000]);
        listener.events().subscribe(client);
        client.request(10);

        assertThat(client.heard).extracting(String::length).containsExactly(64 * 1024, 36 * 1024, 100_000);
    }

    @Test
    void whoLetsFourMegabytesWaitHasNoRoomForMore() {
        for (int i = 0; i < 4; i++) {
            assertThat(listener.tell(new byte[1024 * 1024])).isTrue();
        }
        assertThat(listener.tell(new byte[1])).isFalse();

        listener.events().subscribe(client);
        client.request(1);
        assertThat(listener.tell(new byte[1])).isTrue();
    }

    @Test
    void whoIsDismissedHearsNothingMore() {
        listener.events().subscribe(client);
        listener.tell(bytes("a"));
        listener.dismiss();

        assertThat(client.heard).isEmpty();
        assertThat(client.failure).isInstanceOf(TooSlowException.class);
    }

    @Test
    void anEndWaitsUntilAllIsTold() {
        listener.events().subscribe(client);
        listener.tell(bytes("a"));
        listener.complete();
        assertThat(client.isEnded).isFalse();

        client.request(1);

        assertThat(client.heard).containsExactly("a");
        assertThat(client.isEnded).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One that asks for more only when a test says so. */
    private static final class Client extends BaseSubscriber<byte[]> {

        private final List<String> heard = new ArrayList<>();
        private @Nullable Throwable failure;
        private boolean isEnded;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing is asked for yet.
        }

        @Override
        protected void hookOnNext(byte[] piece) {
            heard.add(new String(piece, StandardCharsets.UTF_8));
        }

        @Override
        protected void hookOnError(Throwable problem) {
            failure = problem;
        }

        @Override
        protected void hookOnComplete() {
            isEnded = true;
        }
    }
}
