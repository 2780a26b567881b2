package city.talpuls.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, held where all of its rooms are on the class path. */
@AnalyzeClasses(
        packages = "city.talpuls",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WrittenByHand.class})
final class ArchitectureTest {

    @ArchTest
    static final ArchRule ingestKnowsOnlyTheModel = room("ingest");

    @ArchTest
    static final ArchRule streamsKnowsOnlyTheModelCodecsAndIndicators =
            room("streams", "city.talpuls.codec..", "city.talpuls.indicators..");

    @ArchTest
    static final ArchRule apiKnowsOnlyTheModelCodecsIndicatorsAndSensorThings =
            room("api", "city.talpuls.codec..", "city.talpuls.indicators..", "city.talpuls.sensorthings..");

    @ArchTest
    static final ArchRule theCodecsKnowOnlyTheModel = room("codec");

    @ArchTest
    static final ArchRule theIndicatorsKnowOnlyTheModel = room("indicators");

    @ArchTest
    static final ArchRule indicatorsAreMadeOfValuesAlone = noClasses()
            .that()
            .resideInAPackage("city.talpuls.indicators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "java.sql..", "java.net..");

    @ArchTest
    static final ArchRule theLanguageOfSensorThingsKnowsNothingElse = noClasses()
            .that()
            .resideInAPackage("city.talpuls.sensorthings..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("city.talpuls..").and(not(resideInAPackage("city.talpuls.sensorthings.."))));

    @ArchTest
    static final ArchRule itIsMadeOfTextAlone = noClasses()
            .that()
            .resideInAPackage("city.talpuls.sensorthings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "java.sql..", "javax.sql..", "java.net..");

    @ArchTest
    static final ArchRule codecsGoNowhere = noClasses()
            .that()
            .resideInAPackage("city.talpuls.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "java.sql..", "java.net..");

    @ArchTest
    static final ArchRule theSimulatorKnowsThePlatformOnlyAsAGatewayWould = noClasses()
            .that()
            .resideInAPackage("city.talpuls.simulator..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("city.talpuls..").and(not(resideInAPackage("city.talpuls.simulator.."))));

    @ArchTest
    static final ArchRule theModelKnowsNoRoom = noClasses()
            .that()
            .resideInAPackage("city.talpuls.model..")
            .should()
            .dependOnClassesThat(resideInAPackage("city.talpuls..").and(not(resideInAPackage("city.talpuls.model.."))));

    @ArchTest
    static final ArchRule theWordsKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("city.talpuls.model.measurement..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.micronaut..",
                    "java.sql..",
                    "javax.sql..",
                    "com.fasterxml..",
                    "city.talpuls.model.topics..",
                    "city.talpuls.model.timescale..");

    @ArchTest
    static final ArchRule onlyRoomsThatStoreOrQuerySpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "city.talpuls.model.timescale..",
                    "city.talpuls.streams.store..",
                    "city.talpuls.streams.replay..",
                    "city.talpuls.api..",
                    "city.talpuls.standalone.embedded..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.sql..", "javax.sql..").and(not(assignableTo(SQLException.class))));

    @ArchTest
    static final ArchRule ingestReadsNoPayload = noClasses()
            .that()
            .resideInAPackage("city.talpuls.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule packagesDoNotGoInCircles =
            slices().matching("city.talpuls.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageIsADrawerForAnything = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..", "..manager..");

    /** What changes is the secret of one object: nothing that others can reach, and nothing static. */
    @ArchTest
    static final ArchRule stateIsPrivate = fields().that()
            .areNotPrivate()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule noStateIsStatic = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .haveSimpleNameNotEndingWith("Factory")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingIsNullUnlessItSaysSo = classes().should(beInANullMarkedPackage());

    private static ArchRule room(String name, String... beside) {
        var itself = "city.talpuls." + name + "..";
        var known = Stream.concat(Stream.of(itself, "city.talpuls.model.."), Stream.of(beside))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(itself)
                .should()
                .dependOnClassesThat(resideInAPackage("city.talpuls..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked in its package-info.java"));
                }
            }
        };
    }

    /** Leaves out what Micronaut's annotation processor writes, and ANTLR. */
    static final class WrittenByHand implements ImportOption {

        private static final Pattern GENERATED =
                Pattern.compile("/\\$[^/]*\\.class$|\\$Intercepted|\\$Introspection|/sensorthings/query/grammar/");

        @Override
        public boolean includes(Location location) {
            return !GENERATED.matcher(location.asURI().toString()).find();
        }
    }
}
