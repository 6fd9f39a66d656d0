/**
 * The benchmark: as many calls at a time as the machine carries, each frame of them timed and checked.
 *
 * <p>The two far ends of the simulator's own room look at everything, which costs several times what the server costs;
 * on one machine with the server they would be what is measured. Those here speak the same protocols and look at
 * nothing but bytes and time: {@link frontdesk.simulator.bench.LeanPhone} and {@link
 * frontdesk.simulator.bench.LeanModel}, two {@link frontdesk.simulator.bench.LeanSocket}s for each call. Only the
 * webhook is asked by the telephone network of the simulator.
 *
 * <p>In: a jar and a number of calls. Out: one table. Threads: {@link frontdesk.simulator.bench.BothEnds} speaks
 * for everybody, 20 ms by 20 ms, and hears for everybody; the command's own thread waits, and says what comes next. Both
 * ends are in this process, so one clock times a frame from just before it is written to just after its last byte was
 * read, in either direction.
 *
 * <p>Every frame tells whose it is and which one ({@link frontdesk.simulator.bench.Voice}), and whoever hears it checks
 * that ({@link frontdesk.simulator.bench.Ear}): a byte that is lost, altered, out of order or another call's shows.
 *
 * <p>Read {@link frontdesk.simulator.bench.Measuring} first, then {@link frontdesk.simulator.bench.Round}.
 */
package frontdesk.simulator.bench;
