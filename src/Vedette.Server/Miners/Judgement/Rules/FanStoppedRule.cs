using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>A fan that stands while the miner works, or is not told of any more though the model has it, or the device had it. Where all stand, it may be a device in oil or on water: then only one whose fans turned before.</summary>
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

        // Where as many turn as the model has, or as ever turned on one of a model that nobody knows, a 0 is a socket without a fan.
        bool allTurn = now.Miner.TurningFans >= (now.Entity.Number(MinerFields.ExpectedFans) ?? now.Miner.MostTurningFans);
        List<SeenEntity> standing = told.FindAll(f => f.Number(MinerFanFields.Rpm) is 0 && (!allTurn || FanName.IsOfPowerSupply(f)));
        if (standing.Count == told.Count && !now.Miner.FansTurned)
        {
            return RuleSighting.Fine;
        }

        // Where no fan of the case is listed, or not all of the reply came, nobody knows what turns. One that is listed without a speed is there.
        int ofCase = now.Miner.Fans.Count(f => !FanName.IsOfPowerSupply(f));
        int missing = ofCase == 0 || now.IsPartial ? 0 : Math.Max(0, (int)Math.Max(now.Entity.Number(MinerFields.ExpectedFans) ?? 0, now.Miner.MostFans ?? 0) - ofCase);
        if (standing.Count == 0)
        {
            return missing == 0 ? RuleSighting.Fine : new RuleSighting(TellMissing(ofCase, ofCase + missing));
        }

        int turning = told.Count(f => f.Number(MinerFanFields.Rpm) > 0);
        return new RuleSighting(Tell(standing.ConvertAll(FanName.Of), standing.Count + turning));
    }

    internal static Statement TellMissing(int there, int fans) => Statement.Of(Phrase.FansMissing, $"Only {there} of {fans} fans are there.", ("there", there), ("fans", fans), ("missing", fans - there));

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
