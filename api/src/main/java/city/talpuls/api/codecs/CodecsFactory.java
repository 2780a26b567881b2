package city.talpuls.api.codecs;

import city.talpuls.codec.form.Codecs;
import city.talpuls.codec.profile.Translations;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The codecs and translations of the api, apart from those of the streams in the same process. */
@Factory
final class CodecsFactory {

    private static final int TRIED_AT_ONCE = 2;

    @Singleton
    @Named("api")
    @Bean(preDestroy = "close")
    Codecs codecs() {
        return new Codecs(TRIED_AT_ONCE);
    }

    @Singleton
    @Named("api")
    Translations translations() {
        return new Translations();
    }
}
