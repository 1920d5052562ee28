namespace Vedette.Miners.Control.Actions;

/// <summary>It stops mining and goes on answering.</summary>
public sealed record PauseAction : MinerAction
{
    public override string Name => "pause";
}
