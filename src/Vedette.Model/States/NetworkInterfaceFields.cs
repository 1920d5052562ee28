namespace Vedette.Model.States;

/// <summary>A network interface. The key is the kernel's name: eth0. Numbers are for ever.</summary>
public static class NetworkInterfaceFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.NetworkInterface, "network_interface");

    public static EntityField Name { get; } = Schema.Describe(1, "name", FieldType.Text);
    public static EntityField Mac { get; } = Schema.Describe(2, "mac", FieldType.Text);
    public static EntityField Addresses { get; } = Schema.Describe(3, "addresses", FieldType.TextList);
    public static EntityField Kind { get; } = Schema.Describe(4, "kind", FieldType.Text);
    public static EntityField SpeedMbits { get; } = Schema.Describe(5, "speed_mbits", FieldType.Integer);
    public static EntityField Mtu { get; } = Schema.Describe(6, "mtu", FieldType.Integer);
    public static EntityField OperationalState { get; } = Schema.Describe(7, "operational_state", FieldType.Text);
    public static EntityField Driver { get; } = Schema.Describe(8, "driver", FieldType.Text);
    public static EntityField Duplex { get; } = Schema.Describe(9, "duplex", FieldType.Text);
    public static EntityField Flags { get; } = Schema.Describe(10, "flags", FieldType.TextList);

    public static EntityField ReceiveBytesTotal { get; } = Schema.Read(64, "receive_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField TransmitBytesTotal { get; } = Schema.Read(65, "transmit_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField ReceivePacketsTotal { get; } = Schema.Read(66, "receive_packets_total", FieldType.Integer);
    public static EntityField TransmitPacketsTotal { get; } = Schema.Read(67, "transmit_packets_total", FieldType.Integer);
    public static EntityField ReceiveErrorsTotal { get; } = Schema.Read(68, "receive_errors_total", FieldType.Integer);
    public static EntityField TransmitErrorsTotal { get; } = Schema.Read(69, "transmit_errors_total", FieldType.Integer);
    public static EntityField ReceiveDropsTotal { get; } = Schema.Read(70, "receive_drops_total", FieldType.Integer);
    public static EntityField TransmitDropsTotal { get; } = Schema.Read(71, "transmit_drops_total", FieldType.Integer);
}
