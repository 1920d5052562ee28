using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry;

public readonly record struct RefusedSampleCount(RefusalReason Reason, int Count);
