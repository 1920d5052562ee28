namespace Vedette.Miners.Families;

/// <summary>A login of a device's web interface, as its owner configured it.</summary>
public sealed record MinerLogin(string User, string Password)
{
    /// <summary>Never with the password: records print themselves.</summary>
    public override string ToString() => User;
}
