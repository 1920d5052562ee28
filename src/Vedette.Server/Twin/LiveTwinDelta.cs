using Vedette.Storage.States;

namespace Vedette.Server.Twin;

internal sealed record LiveTwinDelta(long AtMs, IReadOnlyList<TwinChange> Changes);
