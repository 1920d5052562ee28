namespace Vedette.Miners.Control;

/// <summary>Who answers at an address now.</summary>
/// <param name="Failure">Why nobody could be asked; then the rest says nothing.</param>
internal sealed record DeviceProof(string? Mac, string? Serial, ControlResult? Failure = null)
{
    public static DeviceProof Failed(ControlResult why) => new(null, null, why);
}
