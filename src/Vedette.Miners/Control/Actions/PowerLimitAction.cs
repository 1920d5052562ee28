namespace Vedette.Miners.Control.Actions;

/// <summary>It takes no more than this from the wall.</summary>
public sealed record PowerLimitAction(int Watts) : MinerAction
{
    public override string Name => "power_limit";
}
