package frontdesk.call;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Calls that the webhook has made ready and whose media stream is still to come. Safe from any thread; nothing here
 * waits.
 *
 * <p>A reservation is good for {@link #GOOD_FOR} and once. At most {@code parkedLimit} wait at a time: beyond that the
 * webhook tells the caller that we are busy. What a reservation has opened is closed by its call, which ends by itself
 * when nobody comes.
 */
public final class Reservations {

    /** How long a token may be claimed, and how long a used one is remembered. */
    public static final Duration GOOD_FOR = Duration.ofSeconds(30);

    /** A call made ready, and the token that claims it. */
    public record Reservation(Call call, String token) {}

    /** What a token is good for. */
    public sealed interface Claim {
        /** The call; it is nobody else's from now on. */
        record Granted(Call call) implements Claim {}

        /** No call for it, and why. */
        record Denied(String reason) implements Claim {}
    }

    private final CallRegistry registry;
    private final ReservationToken tokens;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final int parkedLimit;
    private final Map<String, Reservation> parked = new HashMap<>();
    private final Map<String, Instant> usedNonces = new HashMap<>();

    /**
     * @param secret signs the tokens; several processes that share it can serve each other's callers
     * @param random unpredictable
     */
    public Reservations(
            CallRegistry registry, byte[] secret, InstantSource clock, RandomGenerator random, int parkedLimit) {
        this.registry = registry;
        this.tokens = new ReservationToken(secret);
        this.clock = clock;
        this.random = random;
        this.parkedLimit = parkedLimit;
    }

    /** Makes a call ready as usual, or finds the one that was made for this CallSid before. */
    public Optional<Reservation> reserve(CallFacts facts) {
        return reserve(facts, UnaryOperator.identity());
    }

    /**
     * Makes a call ready, or finds the one that was made for this CallSid before; empty when too many are waiting.
     *
     * @param change makes the call's plan another one
     */
    public synchronized Optional<Reservation> reserve(CallFacts facts, UnaryOperator<SessionPlan> change) {
        parked.values().removeIf(reservation -> reservation.call().state() != CallState.PARKED);
        Reservation known = parked.get(facts.callSid());
        if (known != null) {
            return Optional.of(known);
        }
        if (parked.size() >= parkedLimit) {
            return Optional.empty();
        }
        Instant expires = clock.instant().plus(GOOD_FOR);
        String nonce = Long.toHexString(random.nextLong());
        String token = tokens.sign(new ReservationToken.Claims(facts, expires, nonce));
        Optional<Reservation> made = registry.open(facts, change).map(call -> new Reservation(call, token));
        made.ifPresent(reservation -> parked.put(facts.callSid(), reservation));
        return made;
    }

    /**
     * Gives the call to whoever brings its token. A token that is genuine while the reservation is not here (the
     * process was started anew, or another one took the webhook) starts the call from what the token says.
     */
    public synchronized Claim claim(String token) {
        Instant now = clock.instant();
        usedNonces.values().removeIf(expires -> expires.isBefore(now));
        Optional<ReservationToken.Claims> read = tokens.read(token);
        if (read.isEmpty()) {
            return new Claim.Denied("the token is not one of ours");
        }
        ReservationToken.Claims claims = read.get();
        if (claims.expires().isBefore(now)) {
            return new Claim.Denied("the token has expired");
        }
        if (usedNonces.putIfAbsent(claims.nonce(), claims.expires()) != null) {
            return new Claim.Denied("the token was used before");
        }
        Reservation reservation = parked.remove(claims.facts().callSid());
        if (reservation != null && reservation.call().state() == CallState.PARKED) {
            return new Claim.Granted(reservation.call());
        }
        return registry.open(claims.facts())
                .<Claim>map(Claim.Granted::new)
                .orElseGet(() -> new Claim.Denied("too many calls"));
    }

    /** The caller is known to be gone: the reservation, if there is one, is given up. */
    public synchronized void release(String callSid) {
        Reservation reservation = parked.remove(callSid);
        if (reservation != null) {
            reservation.call().end(EndReason.CALLER_HUNG_UP);
        }
    }

    /** How many calls wait for their caller. */
    public synchronized int waiting() {
        parked.values().removeIf(reservation -> reservation.call().state() != CallState.PARKED);
        return parked.size();
    }
}
