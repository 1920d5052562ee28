using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Vedette.Server.Enrolment;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Scans;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Security;
using Vedette.Server.Twin;
using Vedette.Server.Views;

namespace Vedette.Server.ApiDocument;

/// <summary>The machine-readable form of the HTTP interface, which the portal's types are generated from.</summary>
internal static class ApiDocumentRegistration
{
    // Where the plain name of a schema is not the name of the type behind it.
    private static readonly Dictionary<Type, string> SchemaNames = new()
    {
        [typeof(HostMetricValues)] = "HostMetrics",
        [typeof(HostConsent)] = "Consent",
        [typeof(IssuedEnrolmentToken)] = "EnrolmentToken",
        [typeof(EntityView)] = "Entity",
        [typeof(VpsName)] = "RenameRequest",
        [typeof(MinerRow)] = "Miner",
        [typeof(BoardView)] = "MinerBoard",
        [typeof(PoolView)] = "MinerPool",
        [typeof(FanView)] = "MinerFan",
        [typeof(MinerErrorView)] = "MinerError",
        [typeof(EvidenceView)] = "MinerEvidence",
        [typeof(QualityView)] = "MinerQuality",
        [typeof(FindingView)] = "MinerFinding",
        [typeof(SiteView)] = "Site",
        [typeof(SiteAgentView)] = "SiteAgent",
        [typeof(ContainerView)] = "Container",
        [typeof(RackView)] = "Rack",
        [typeof(RangeView)] = "ScanRange",
        [typeof(SavedViewItem)] = "SavedView",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer<ReplySchemas>();
        options.AddOperationTransformer<MetricReplies>();
        options.AddOperationTransformer<TwinDescriptions>();
        options.AddDocumentTransformer<OneStyleOfNames>();
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policies.Open);

    private static string? NameOf(JsonTypeInfo type) => SchemaNames.TryGetValue(type.Type, out string? name) ? name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
