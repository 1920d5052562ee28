namespace Vedette.Miners.Control.Actions;

public sealed record ResumeAction : MinerAction
{
    public override string Name => "resume";
}
