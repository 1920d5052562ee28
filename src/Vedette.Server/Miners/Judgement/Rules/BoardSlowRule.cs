using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>A board that works well below what is expected of it, or of its siblings.</summary>
internal sealed class BoardSlowRule() : MinerRule(FindingTypes.BoardSlow, FindingSeverity.Warning, Sustain.Minutes(10))
{
    /// <summary>As for a whole miner: from here on operators act.</summary>
    private const double Limit = 0.75;

    private const double ClearLimit = 0.8;

    /// <summary>Against one other, nobody knows which of them is right.</summary>
    private const int FewestSiblings = 2;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (!now.IsAtWork || now.Miner.Boards.Count == 0)
        {
            return null;
        }

        bool told = false;
        (SeenEntity? worst, double worstRatio, double worstExpected, int slow) = (null, double.MaxValue, 0, 0);
        foreach (SeenEntity board in now.Miner.Boards)
        {
            if (board.Number(MinerBoardFields.Hashrate) is not { } rate || Expected(board, now) is not { } expected)
            {
                continue;
            }

            told = true;
            double ratio = rate / expected;
            slow += ratio < (raised ? ClearLimit : Limit) && rate > 0 ? 1 : 0;

            // One that gives nothing is lost, not slow.
            (worst, worstRatio, worstExpected) = rate > 0 && ratio < worstRatio ? (board, ratio, expected) : (worst, worstRatio, worstExpected);
        }

        return slow == 0 ? (told ? RuleSighting.Fine : null) : new RuleSighting(Tell(BoardName.Of(worst!), worstRatio, worstExpected, slow));
    }

    internal static Statement Tell(string board, double ratio, double expected, int slow)
    {
        double rate = ratio * expected;
        string told = $"Board {board} gives {FigureText.Rate(rate)}, {FigureText.Percent(ratio)} of the expected {FigureText.Rate(expected)}.";
        return Statement.Of(
            slow > 1 ? Phrase.BoardsSlow : Phrase.BoardSlow, slow > 1 ? $"{told} {FigureText.Count(slow, "board")} are slow." : told,
            ("board", board), ("hashrate", rate), ("ratio", ratio), ("expected", expected), ("slow_boards", slow));
    }

    private static double? Expected(SeenEntity board, MinerCase now)
    {
        if (board.Number(MinerBoardFields.ExpectedHashrate) is > 0 and { } told)
        {
            return told;
        }

        if (now.Expected is { } whole && now.Entity.Number(MinerFields.ExpectedBoards) is > 0 and { } boards)
        {
            return whole / boards;
        }

        double[] siblings = [.. now.Miner.Boards.Where(b => !ReferenceEquals(b, board)).Select(b => b.Number(MinerBoardFields.Hashrate) ?? 0).Where(r => r > 0).Order()];
        return siblings.Length >= FewestSiblings ? siblings[siblings.Length / 2] : null;
    }
}
