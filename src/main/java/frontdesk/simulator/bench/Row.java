package frontdesk.simulator.bench;

import frontdesk.simulator.bench.Samples.Summary;

/**
 * What was measured with so many calls at the same time. A figure that could not be measured is NaN.
 *
 * @param failed calls that could not be placed
 * @param toModel what the server adds to each frame, from the telephone's socket to the model's
 * @param toCaller the same, the other way
 * @param serverCpuMs of a call's minute
 * @param relayCpuMs what a bare relay takes for the same, in the same run: the least that the machine can do
 * @param generatorCpuMs of a call's minute
 * @param machineShare of all processors, what both processes used
 * @param othersShare of all processors, what everybody else used: more than a little, and the figures are theirs too
 * @param heapBytes live, per call
 * @param residentBytes grown since there were no calls, per call
 * @param bytesMissing spoken, and not heard unchanged and in order
 * @param bytesWrong heard, and not spoken or not in this place
 * @param playedAfterClear messages with audio behind a {@code clear}
 */
record Row(
        int calls,
        int failed,
        Summary toModel,
        Summary toCaller,
        double serverCpuMs,
        double relayCpuMs,
        double generatorCpuMs,
        double machineShare,
        double othersShare,
        double heapBytes,
        double residentBytes,
        Summary twiml,
        Summary greeting,
        Summary clear,
        long bytesMissing,
        long bytesWrong,
        int playedAfterClear) {

    private static final double LATE_MS = 20;

    /**
     * Whether the machine carries so many calls: nothing is lost and no frame in a hundred comes a whole frame late.
     */
    boolean isCarried() {
        return failed == 0
                && bytesMissing == 0
                && bytesWrong == 0
                && toModel.p99Ms() <= LATE_MS
                && toCaller.p99Ms() <= LATE_MS;
    }
}
