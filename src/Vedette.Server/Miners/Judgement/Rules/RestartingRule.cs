using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Its mining program begins anew again and again. Once is a reboot, twice a change of settings.</summary>
internal sealed class RestartingRule() : MinerRule(FindingTypes.Restarting, FindingSeverity.Warning, Sustain.AtOnce)
{
    private const long SpanMs = 60 * 60 * 1000;

    private const int Restarts = 3;

    /// <summary>Where one an hour goes on, it has not ended.</summary>
    private const int ClearRestarts = 1;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        int restarts = now.Miner.Window.RestartsAfter(now.NowMs - SpanMs);
        return restarts >= (raised ? ClearRestarts : Restarts)
            ? new RuleSighting(Tell(restarts, now.Miner.ProcessUptimeSeconds))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(int restarts, double? uptimeSeconds) =>
        Statement.Of(Phrase.Restarting, $"Its mining program began anew {FigureText.Count(restarts, "time")} within an hour.", ("restarts", restarts), ("uptime_seconds", uptimeSeconds));
}
