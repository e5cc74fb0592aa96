/* Validate.java - asks veraPDF whether files keep to standards: Validate FLAVOUR,... FILE ...
 *
 * One line a file and flavour: "pass FLAVOUR FILE" or "fail FLAVOUR FILE", the latter followed by a line for each broken rule: its clause and
 * test number, how often it is broken, what it asks, where it was broken first. Exit code 0: all pass, 1: some fail, 2: not checked. */
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Validate {
    private static final int PLACES = 200; /* of one rule that are written down before veraPDF only counts */

    private static void explain(ValidationResult result) {
        Map<String, List<TestAssertion>> rules = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + " test " + assertion.getRuleId().getTestNumber();
                rules.computeIfAbsent(rule, key -> new ArrayList<>()).add(assertion);
            }
        }
        rules.forEach((rule, broken) -> {
            TestAssertion first = broken.get(0);
            System.out.printf("  %s, %d times: %s%n    at %s%n", rule, broken.size(), first.getMessage(), first.getLocation().getContext());
        });
    }

    private static boolean validate(PDFAFlavour flavour, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, PLACES, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s %s%n", result.isCompliant() ? "pass" : "fail", flavour.getId(), file);
            if (!result.isCompliant()) {
                explain(result);
            }
            return result.isCompliant();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean fine = true;
        try {
            for (String flavour : arguments[0].split(",")) {
                for (int i = 1; i < arguments.length; i++) {
                    fine &= validate(PDFAFlavour.fromString(flavour), arguments[i]);
                }
            }
        } catch (Exception error) {
            error.printStackTrace();
            System.exit(2);
        }
        System.exit(fine ? 0 : 1);
    }
}
