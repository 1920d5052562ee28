using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Chips of working boards that do not answer: one is a warning of more to come, a twentieth is a board that is failing.</summary>
internal sealed class ChipsLostRule() : MinerRule(FindingTypes.ChipsLost, FindingSeverity.Warning, Sustain.Minutes(15))
{
    private const double CriticalShare = 0.05;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (!now.IsAtWork)
        {
            return null;
        }

        // A miner's boards are alike: where the model is not known, the fullest tells what the others should have.
        double? fullest = now.Miner.Boards.Count > 1 ? now.Miner.Boards.Max(b => b.Number(MinerBoardFields.Chips)) : null;
        (double lost, double expected) = (0, 0);
        var where = new List<string>();
        foreach (SeenEntity board in now.Miner.Boards)
        {
            // A board without a chip is lost as a whole.
            if (board.Number(MinerBoardFields.Chips) is > 0 and { } chips && (board.Number(MinerBoardFields.ExpectedChips) ?? fullest) is > 0 and { } full)
            {
                expected += full;
                lost += Math.Max(0, full - chips);
                where.AddRange(full > chips ? [$"{chips} of {full} on board {BoardName.Of(board)}"] : []);
            }
        }

        return (expected, lost) switch
        {
            (0, _) => null,
            (_, 0) => RuleSighting.Fine,
            _ => RuleSighting.Wrong($"{FigureText.Count((int)lost, "chip")} of {expected} do not work: {string.Join(", ", where)}.", ("lost", lost), ("expected", expected)) with
            {
                Severity = lost >= expected * CriticalShare ? FindingSeverity.Critical : null,
            },
        };
    }
}
