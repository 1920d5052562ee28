using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

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
        var where = new List<Clause>();
        foreach (SeenEntity board in now.Miner.Boards)
        {
            // A board without a chip is lost as a whole.
            if (board.Number(MinerBoardFields.Chips) is > 0 and { } chips && (board.Number(MinerBoardFields.ExpectedChips) ?? fullest) is > 0 and { } full)
            {
                expected += full;
                lost += Math.Max(0, full - chips);
                where.AddRange(full > chips ? [TellBoard(BoardName.Of(board), chips, full)] : []);
            }
        }

        return (expected, lost) switch
        {
            (0, _) => null,
            (_, 0) => RuleSighting.Fine,
            _ => new RuleSighting(Tell((int)lost, expected, where))
            {
                Severity = lost >= expected * CriticalShare ? FindingSeverity.Critical : null,
            },
        };
    }

    internal static Statement Tell(int lost, double expected, IReadOnlyList<Clause> where) =>
        Statement.Of(Phrase.ChipsLost, $"{FigureText.Count(lost, "chip")} of {expected} {(lost == 1 ? "does" : "do")} not work: {Clause.List(where)}.", ("lost", lost), ("expected_chips", expected)) with { Clauses = where };

    internal static Clause TellBoard(string board, double chips, double expected) =>
        Clause.Of(Phrase.ChipsOfBoard, $"{chips} of {expected} on board {board}", ("chips", chips), ("expected_chips", expected), ("board", board));
}
