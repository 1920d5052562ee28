using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf;
using Vedette.Model.Miners;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Writes and signs the order of an item.</summary>
internal static class MinerOrders
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(OrderRules.IdLength / 2));

    public static string Write(MinerActionArguments? arguments) => JsonSerializer.Serialize(arguments ?? new MinerActionArguments(), Json);

    public static MinerActionArguments Arguments(MinerActionRun run) => JsonSerializer.Deserialize<MinerActionArguments>(run.Arguments, Json) ?? new MinerActionArguments();

    public static MinerActionName NameOf(MinerActionRun run) => Enum.GetValues<MinerActionName>().First(name => NameOf(name) == run.Action);

    public static string NameOf(MinerActionName name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());

    /// <summary>As firmware is said to support it.</summary>
    public static string WordOf(MinerActionName name, MinerActionArguments? arguments) => name == MinerActionName.Blink && arguments?.On == false ? ControlWays.BlinkOff : NameOf(name);

    public static SignedMinerOrder Sign(MinerActionRun run, MinerActionItem item, MinerActionSending sending, byte[] secretHash)
    {
        MinerActionArguments arguments = Arguments(run);
        var order = new MinerOrder
        {
            OrderId = sending.OrderId,
            AgentId = item.AgentId,
            MinerKey = item.MinerKey,
            Kind = KindOf(NameOf(run)),
            BlinkOn = arguments.On ?? true,
            PoolUrl = arguments.Pool ?? "",
            PoolWorker = arguments.Worker ?? "",
            PowerMode = ModeOf(arguments.Mode),
            PowerLimitWatts = (uint)(arguments.Watts ?? 0),
            DryRun = run.IsDryRun,
            IssuedAtUnixMs = sending.SentAtMs,
            ExpiresAtUnixMs = sending.ExpiresAtMs,
        };
        ByteString bytes = order.ToByteString();
        return new SignedMinerOrder { Order = bytes, Signature = ByteString.CopyFrom(OrderSignature.Sign(OrderSignature.KeyFrom(secretHash), bytes.Span)) };
    }

    public static MinerActionKind KindOf(MinerActionName name) => name switch
    {
        MinerActionName.Blink => MinerActionKind.Blink,
        MinerActionName.Pause => MinerActionKind.Pause,
        MinerActionName.Resume => MinerActionKind.Resume,
        MinerActionName.Reboot => MinerActionKind.Reboot,
        MinerActionName.Pool => MinerActionKind.Pool,
        MinerActionName.PowerMode => MinerActionKind.PowerMode,
        _ => MinerActionKind.PowerLimit,
    };

    private static MinerPowerMode ModeOf(MinerPowerLevel? level) => level switch
    {
        MinerPowerLevel.Low => MinerPowerMode.Low,
        MinerPowerLevel.Normal => MinerPowerMode.Normal,
        MinerPowerLevel.High => MinerPowerMode.High,
        _ => MinerPowerMode.Unspecified,
    };
}
