namespace Vedette.Miners.Families;

/// <summary>Every family there is, the more special one first.</summary>
internal static class MinerFamilies
{
    public static IReadOnlyList<IMinerFamily> All { get; } = [];
}
