namespace Vedette.Storage.Control;

public sealed record MinerActionCount
{
    public required int RunId { get; init; }

    public required MinerActionState State { get; init; }

    public required int Items { get; init; }
}
