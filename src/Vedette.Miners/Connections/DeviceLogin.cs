namespace Vedette.Miners.Connections;

/// <summary>What the owner configured for the devices of one maker.</summary>
public sealed record DeviceLogin(string User, string Password)
{
    /// <summary>Without the password: records are printed in logs.</summary>
    public override string ToString() => $"{User}:***";
}
