using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

internal static class BoardName
{
    /// <summary>As the device itself calls it, so that it is found on the floor.</summary>
    public static string Of(SeenEntity board) => board.Text(MinerBoardFields.Id) is { Length: > 0 and <= 24 } id ? id : $"{board.Number(MinerBoardFields.Slot) ?? 0}";
}
