using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>A fan that stands while the miner works. Where all stand, it may be a device in oil or on water: then only one whose fans turned before.</summary>
internal sealed class FanStoppedRule() : MinerRule(FindingTypes.FanStopped, FindingSeverity.Critical, Sustain.TwoPolls)
{
    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        // Not told is not zero.
        List<SeenEntity> told = now.Miner.Fans.FindAll(f => f.Number(MinerFanFields.Rpm) is not null);
        if (!now.IsAtWork || !now.Claims || told.Count == 0)
        {
            return null;
        }

        List<SeenEntity> standing = told.FindAll(f => f.Number(MinerFanFields.Rpm) is 0);
        if (standing.Count == 0 || (standing.Count == told.Count && !now.Miner.FansTurned))
        {
            return RuleSighting.Fine;
        }

        return new RuleSighting(Tell(standing.ConvertAll(FanName.Of), told.Count));
    }

    internal static Statement Tell(IReadOnlyList<Clause> standing, int fans)
    {
        int turning = fans - standing.Count;
        return Statement.Of(
            Phrase.FansStand, $"{Clause.List(standing)} {(standing.Count == 1 ? "stands" : "stand")} while it mines; {turning} of {fans} fans turn.", ("standing", standing.Count), ("turning", turning), ("fans", fans)) with
        {
            Clauses = standing,
        };
    }
}
