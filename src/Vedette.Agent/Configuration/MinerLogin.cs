namespace Vedette.Agent.Configuration;

/// <summary>What a maker's devices are asked with. Its text form leaves the password out, so that no log line can hold it by accident.</summary>
/// <param name="Maker">antminer, whatsminer ...</param>
internal sealed record MinerLogin(string Maker, string User, string Password)
{
    public override string ToString() => $"{Maker}: {User}";
}
