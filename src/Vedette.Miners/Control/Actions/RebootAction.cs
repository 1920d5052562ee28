namespace Vedette.Miners.Control.Actions;

/// <summary>The whole device starts anew, not the mining program alone.</summary>
public sealed record RebootAction : MinerAction
{
    public override string Name => "reboot";
}
