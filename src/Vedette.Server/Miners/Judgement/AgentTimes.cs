using Vedette.Server.Fleet;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What an agent's clock is worth, and whether the agent is there.</summary>
internal static class AgentTimes
{
    /// <summary>A connection that breaks is back within a minute; two are an agent that is gone.</summary>
    public const long SilenceMs = 2 * 60 * 1000;

    /// <summary>A clock that is wrong by less misleads nobody: the shortest time that is judged is five minutes.</summary>
    private const long ToleranceMs = 2 * 60 * 1000;

    /// <summary>Since when the agent is silent; null while it is there, for a moment gone, or was never seen.</summary>
    public static long? SilentSince(HostPresence presence, long nowMs) =>
        presence is { Status: HostStatus.Offline, StatusSinceMs: { } since } && nowMs - since >= SilenceMs ? since : null;

    /// <summary>The agent's clock minus ours, as of its handshake.</summary>
    public static long AheadMs(HostPresence presence) => presence.ClockSkewMs is { } skew && Math.Abs(skew) > ToleranceMs ? skew : 0;

    /// <summary>A clock that was set since shows by a state that would lie in the future.</summary>
    public static long Corrected(long aheadMs, long stateMs, long nowMs) => stateMs - aheadMs > nowMs + ToleranceMs ? stateMs - nowMs : aheadMs;
}
