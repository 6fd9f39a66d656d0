package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void percentilesAreOfWhatWasMeasured() {
        Samples samples = new Samples();
        for (int ms = 2_000; ms >= 1; ms--) {
            samples.add(ms * 1_000_000L);
        }
        assertEquals(new Samples.Summary(2_000, 1_000, 1_980, 2_000), samples.summary());
    }

    @Test
    void ofFewTheWorstIsThePercentile() {
        Samples samples = new Samples();
        samples.add(3_000_000);
        samples.add(1_000_000);
        assertEquals(new Samples.Summary(2, 1, 3, 3), samples.summary());
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertEquals(new Samples.Summary(0, Double.NaN, Double.NaN, Double.NaN), new Samples().summary());
    }
}
