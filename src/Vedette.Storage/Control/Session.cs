namespace Vedette.Storage.Control;

/// <summary>A signed-in person, as found by the hash of the token.</summary>
public sealed record Session
{
    public required int AccountId { get; init; }

    public required string Username { get; init; }

    public required Role Role { get; init; }

    public required long CreatedAtMs { get; init; }

    public required long ExpiresAtMs { get; init; }
}
