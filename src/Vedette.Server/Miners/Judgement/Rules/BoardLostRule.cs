using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>A board that is not there any more, or gives nothing while the others work: a third of the miner's income, and a visit. Five minutes, since boards are brought up one after another.</summary>
internal sealed class BoardLostRule() : MinerRule(FindingTypes.BoardLost, FindingSeverity.Critical, Sustain.Minutes(5))
{
    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        List<SeenEntity> boards = now.Miner.Boards;
        int? expected = (int?)now.Entity.Number(MinerFields.ExpectedBoards) ?? now.Miner.MostBoards;
        if (!now.IsAtWork || expected is not > 0 || (now.IsPartial && boards.Count < expected))
        {
            return null;
        }

        List<SeenEntity> dead = boards.FindAll(IsDead);
        int working = boards.Count - dead.Count;
        if (working >= expected || (working == 0 && !now.Claims))
        {
            // Where no board works and the device says so, it is not a board that is lost: see hashrate_low.
            return working >= expected ? RuleSighting.Fine : null;
        }

        return new RuleSighting(Tell(working, expected.Value, dead.ConvertAll(BoardName.Of)));
    }

    internal static Statement Tell(int working, int expected, IReadOnlyList<string> dead)
    {
        string told = $"{working} of {FigureText.Count(expected, "board")} work";
        Clause[] each = [.. dead.Select(board => Clause.Of(Phrase.BoardGivesNothing, $"board {board} gives nothing", ("board", board)))];
        return each.Length == 0
            ? Statement.Of(Phrase.BoardLost, $"{told}.", ("boards", working), ("expected_boards", expected))
            : Statement.Of(Phrase.BoardLostNamed, $"{told}: {Clause.List(each)}.", ("boards", working), ("expected_boards", expected), ("dead", dead)) with { Clauses = each };
    }

    /// <summary>Says so itself: what is not told is not zero.</summary>
    private static bool IsDead(SeenEntity board) => board.Number(MinerBoardFields.Hashrate) is 0 || (board.Number(MinerBoardFields.Chips) is 0 && board.Number(MinerBoardFields.Hashrate) is not > 0);
}
