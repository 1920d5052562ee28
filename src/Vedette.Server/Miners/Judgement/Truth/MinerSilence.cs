using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Whether, and since when, nothing is heard of a miner.</summary>
/// <param name="IsOffline">Its agent asks and gets no answer.</param>
/// <param name="IsStale">Its agent does not report, or has not asked for too long.</param>
internal readonly record struct MinerSilence(bool IsOffline, bool IsStale, long SinceMs, double Seconds)
{
    /// <summary>One poll in some hundred is lost on a busy network; three in a row are not chance.</summary>
    public const int MissedPolls = 3;

    /// <summary>Five polls at the usual pace, and a miner's own start-up.</summary>
    public const long LongestMs = 5 * 60 * 1000;

    /// <summary>A site may be polled more slowly: so many polls are waited for.</summary>
    private const double PollsWaitedFor = 3;

    private const double SlowestPollSeconds = 1800;

    /// <summary>So long that people are to hear of it.</summary>
    public bool IsDue => Seconds * 1000 >= LongestMs;

    public static MinerSilence Of(MinerCase now)
    {
        long since = now.Miner.ReadAtMs ?? now.Miner.FirstToldMs ?? now.NowMs;
        if (now.Around.AgentSilentSinceMs is { } agentSince)
        {
            return new MinerSilence(false, true, agentSince, (now.NowMs - agentSince) / 1000.0);
        }

        double seconds = Math.Max(0, (now.NowMs - since) / 1000.0);
        // A closed door is an answer.
        bool answers = MinerWords.Is(now.State, MinerWords.AuthRequired);
        bool offline = !answers && (MinerWords.Is(now.State, MinerWords.Unreachable) || now.Entity.Number(MinerFields.MissedPolls) >= MissedPolls);
        double patience = Math.Max(LongestMs / 1000.0, PollsWaitedFor * Math.Min(SlowestPollSeconds, now.Miner.PollSeconds ?? 0));
        return new MinerSilence(offline, !offline && !answers && now.Miner.ReadAtMs is not null && seconds > patience, since, seconds);
    }
}
