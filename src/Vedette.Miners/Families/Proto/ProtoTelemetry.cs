using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Proto;

/// <summary>The figures of a rig's telemetry carry their units with them; without one they are terahashes.</summary>
internal static class ProtoTelemetry
{
    public static double? Hashrate(ReplyValue figure) => figure["value"].NotNegative * (ReplyUnits.HashesIn(figure["unit"].Word) ?? ReplyUnits.Tera);

    /// <summary>Boards as the hardware page lists them by slot from 1, each with the telemetry of the same serial number, else of the same place.</summary>
    public static IReadOnlyList<MinerBoard> Boards(ReplyValue listed, ReplyValue telemetry) =>
        Readings.InOrder((listed.Count > 0 ? listed : telemetry).Items.Select((board, at) =>
        {
            var slot = board["slot"].SmallCount ?? board["index"].SmallCount + 1 ?? at + 1;
            var serial = board.First("hb_sn", "serial_number").Word;
            var measured = serial is null ? ReplyValue.Nothing : telemetry.Items.FirstOrDefault(entry => entry["serial_number"].Word == serial);
            if (!measured.Exists) measured = telemetry.Items.FirstOrDefault(entry => entry["index"].SmallCount == slot - 1);
            return ((double)slot, new MinerBoard
            {
                Slot = at,
                Id = $"{slot}",
                Serial = serial,
                Hashrate = Hashrate(measured["hashrate"]),
                ExpectedChips = board["mining_asic_count"].SmallCount is > 0 and var chips ? chips : null,
                BoardTemperature = Readings.Temperature(measured["temperature"].First("max", "average")),
                InletTemperature = Readings.Temperature(measured["temperature"]["inlet"]),
                OutletTemperature = Readings.Temperature(measured["temperature"]["outlet"]),
                Volts = measured["voltage"]["value"].Positive,
                PowerWatts = measured["power"]["value"].NotNegative,
            });
        }));
}
