using Vedette.Protocol.Actions;

namespace Vedette.Server.Actions;

/// <summary>What is wrong with a request, before anything is looked up.</summary>
internal static class MinerActionRules
{
    public const int MostMiners = 1000;
    public const int DefaultStaggerSeconds = 10;

    private const int LongestStaggerSeconds = 3600;
    private const int LongestReason = 500;

    /// <summary>Null where it can be done.</summary>
    public static string? Problem(NewMinerAction wanted)
    {
        if (wanted.MinerIds.Count is 0 or > MostMiners)
        {
            return $"miner_ids must hold 1 to {MostMiners} miners; it holds {wanted.MinerIds.Count}.";
        }

        return ReasonProblem(wanted.Reason)
            ?? (wanted.StaggerSeconds is < 0 or > LongestStaggerSeconds ? $"stagger_seconds must be from 0 to {LongestStaggerSeconds}; it is {wanted.StaggerSeconds}." : null)
            ?? ArgumentProblem(wanted.Action, wanted.Arguments ?? new MinerActionArguments());
    }

    public static string? ReasonProblem(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl) ? $"reason must say why, in at most {LongestReason} characters on one line." : null;

    private static string? ArgumentProblem(MinerActionName action, MinerActionArguments given)
    {
        MinerActionArguments taken = action switch
        {
            MinerActionName.Blink => new MinerActionArguments { On = given.On },
            MinerActionName.Pool => new MinerActionArguments { Pool = given.Pool, Worker = given.Worker },
            MinerActionName.PowerMode => new MinerActionArguments { Mode = given.Mode },
            MinerActionName.PowerLimit => new MinerActionArguments { Watts = given.Watts },
            _ => new MinerActionArguments(),
        };
        if (taken != given)
        {
            return "arguments hold something that this action does not take.";
        }

        return action switch
        {
            MinerActionName.Pool when given.Pool is null || !OrderRules.IsPlainText(given.Pool) || !given.Pool.Contains("://", StringComparison.Ordinal) =>
                "arguments.pool must be an address such as stratum+tcp://pool.example:3333.",
            MinerActionName.Pool when given.Worker is not null && !OrderRules.IsPlainText(given.Worker) => "arguments.worker must be a worker's name without blanks and quotes.",
            MinerActionName.PowerMode when given.Mode is null => "arguments.mode must be low, normal or high.",
            MinerActionName.PowerLimit when given.Watts is null or < OrderRules.LeastWatts or > OrderRules.MostWatts =>
                $"arguments.watts must be from {OrderRules.LeastWatts} to {OrderRules.MostWatts}.",
            _ => null,
        };
    }
}
