namespace Vedette.Miners.Control.Actions;

/// <summary>The first of its pools becomes this one; those behind it stay.</summary>
/// <param name="Worker">Null = the name that its first pool has now.</param>
public sealed record SwitchPoolAction(string Url, string? Worker) : MinerAction
{
    public override string Name => "pool";
}
