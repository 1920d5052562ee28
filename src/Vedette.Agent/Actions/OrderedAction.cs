using Vedette.Miners.Control.Actions;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>Makes a typed action of an order, as far as the file lets it.</summary>
internal static class OrderedAction
{
    public static MinerAction? Of(MinerOrder order, ActionPolicy policy, out string problem)
    {
        problem = "";
        if (!policy.Allowed.Contains(order.Kind))
        {
            problem = $"'{ActionNames.Of(order.Kind)}' is not allowed here.";
            return null;
        }

        MinerAction? action = order.Kind switch
        {
            MinerActionKind.Blink => new BlinkAction(order.BlinkOn),
            MinerActionKind.Pause => new PauseAction(),
            MinerActionKind.Resume => new ResumeAction(),
            MinerActionKind.Reboot => new RebootAction(),
            MinerActionKind.Pool => Pool(order, policy, out problem),
            MinerActionKind.PowerMode => Mode(order.PowerMode),
            MinerActionKind.PowerLimit when order.PowerLimitWatts is >= OrderRules.LeastWatts and <= OrderRules.MostWatts => new PowerLimitAction((int)order.PowerLimitWatts),
            _ => null,
        };
        problem = action is null && problem.Length == 0 ? $"The arguments of '{ActionNames.Of(order.Kind)}' make no sense." : problem;
        return action;
    }

    private static SwitchPoolAction? Pool(MinerOrder order, ActionPolicy policy, out string problem)
    {
        problem = "";
        if (policy.PoolOf(order.PoolUrl) is not { } pool)
        {
            problem = "The pool is none of those that the file names.";
            return null;
        }

        if (order.PoolWorker.Length > 0 && (!OrderRules.IsPlainText(order.PoolWorker) || !pool.Allows(order.PoolWorker)))
        {
            problem = "The worker's name is none that the file allows for this pool.";
            return null;
        }

        return new SwitchPoolAction(pool.Url, order.PoolWorker.Length > 0 ? order.PoolWorker : null);
    }

    private static PowerModeAction? Mode(MinerPowerMode mode) => mode switch
    {
        MinerPowerMode.Low => new PowerModeAction(PowerMode.Low),
        MinerPowerMode.Normal => new PowerModeAction(PowerMode.Normal),
        MinerPowerMode.High => new PowerModeAction(PowerMode.High),
        _ => null,
    };
}
