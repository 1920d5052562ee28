namespace Vedette.Miners.Control.Actions;

/// <summary>Its light blinks, so that somebody in front of a rack finds it.</summary>
public sealed record BlinkAction(bool On) : MinerAction
{
    public override string Name => "blink";
}
