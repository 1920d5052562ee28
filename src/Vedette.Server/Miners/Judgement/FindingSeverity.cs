namespace Vedette.Server.Miners.Judgement;

internal static class FindingSeverity
{
    public const string Critical = "critical";
    public const string Warning = "warning";
    public const string Information = "information";

    /// <summary>0 is the worst.</summary>
    public static int Rank(string severity) => severity switch
    {
        Critical => 0,
        Warning => 1,
        _ => 2,
    };
}
