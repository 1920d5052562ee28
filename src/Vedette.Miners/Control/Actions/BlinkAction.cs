using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Actions;

/// <summary>Its light blinks, so that somebody in front of a rack finds it.</summary>
public sealed record BlinkAction(bool On) : MinerAction
{
    public override string Name => ControlWays.Blink;

    public override string Word => On ? ControlWays.Blink : ControlWays.BlinkOff;
}
