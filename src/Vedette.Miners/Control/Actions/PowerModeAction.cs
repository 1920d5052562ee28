namespace Vedette.Miners.Control.Actions;

public sealed record PowerModeAction(PowerMode Mode) : MinerAction
{
    public override string Name => "power_mode";
}
