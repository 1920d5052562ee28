using static Vedette.Collectors.Llm.Detection.LlmRole;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>Python modules by their dotted name; the longest listed one that the name starts with counts, so that an exception stands beside its rule.</summary>
internal static class KnownModules
{
    private static readonly Dictionary<string, ProgramRule?> ByName = new(StringComparer.Ordinal)
    {
        ["vllm"] = KnownPrograms.Find("vllm"),
        ["vllm.entrypoints"] = new(Runtimes.Vllm, Server),
        ["vllm.entrypoints.cli.main"] = KnownPrograms.Find("vllm"),
        ["vllm.entrypoints.openai.run_batch"] = new(Runtimes.Vllm, Job),
        ["vllm.collect_env"] = null,
        ["sglang"] = new(Runtimes.Sglang, Server),
        ["sglang.bench_serving"] = null,
        ["sglang.check_env"] = null,
        ["sglang.test"] = null,
        ["sglang.bench_one_batch"] = new(Runtimes.Sglang, Job),
        ["sglang.bench_offline_throughput"] = new(Runtimes.Sglang, Job),
        ["sglang_router.launch_server"] = new(Runtimes.Sglang, Server),
        ["sglang_router.launch_router"] = new(Runtimes.Sglang, Client),
        ["text_generation_server"] = new(Runtimes.Tgi, Worker),
        ["text_generation_server.cli"] = KnownPrograms.Find("text-generation-server"),
        ["llama_cpp.server"] = new(Runtimes.LlamaCpp, Server),
        ["lmdeploy"] = KnownPrograms.Find("lmdeploy"),
        ["lmdeploy.serve"] = new("lmdeploy", Server),
        ["mlc_llm"] = KnownPrograms.Find("mlc_llm"),
        ["mlc_llm.serve"] = new("mlc-llm", Server),
        ["aphrodite"] = new("aphrodite", Server),
        ["fastchat.serve.controller"] = new("fastchat", Client),
        ["fastchat.serve.openai_api_server"] = new("fastchat", Client),
        ["fastchat.serve.gradio_web_server"] = new("fastchat", Client),
        ["fastchat.serve"] = new("fastchat", Server),
        ["fastchat.serve.vllm_worker"] = new(Runtimes.Vllm, Server),
        ["fastchat.train"] = new(Runtimes.PyTorch, Job),
        ["tensorrt_llm"] = new(Runtimes.TensorRtLlm, Server),
        ["tensorrt_llm.commands.build"] = new(Runtimes.TensorRtLlm, Job),
        ["openllm"] = KnownPrograms.Find("openllm"),
        ["litgpt"] = KnownPrograms.Find("litgpt"),
        ["infinity_emb"] = KnownPrograms.Find("infinity_emb"),
        ["exllamav2"] = new("exllamav2", Job),
        ["exllamav2.server"] = new("exllamav2", Server),
        ["dynamo.vllm"] = new(Runtimes.Vllm, Worker),
        ["dynamo.sglang"] = new(Runtimes.Sglang, Worker),
        ["dynamo.trtllm"] = new(Runtimes.TensorRtLlm, Worker),
        ["ktransformers"] = new("ktransformers", Server),
        ["mlx_lm"] = new("mlx", Job),
        ["mlx_lm.server"] = new("mlx", Server),
        ["torch.distributed.run"] = new(Runtimes.PyTorch, Job),
        ["torch.distributed.launch"] = new(Runtimes.PyTorch, Job),
        ["torch.distributed"] = new(Runtimes.PyTorch, Job),
        ["torch"] = new(Runtimes.PyTorch, Job),
        ["torch.utils.collect_env"] = null,
        ["torchrun"] = new(Runtimes.PyTorch, Job),
        ["ts.model_service_worker"] = new("torchserve", Worker),
        ["accelerate"] = KnownPrograms.Find("accelerate"),
        ["accelerate.commands.launch"] = new(Runtimes.PyTorch, Job),
        ["accelerate.commands.accelerate_cli"] = KnownPrograms.Find("accelerate"),
        ["deepspeed.launcher.launch"] = new(Runtimes.PyTorch, Job),
        ["deepspeed.launcher.runner"] = new(Runtimes.PyTorch, Job),
        ["deepspeed"] = new(Runtimes.PyTorch, Job),
        ["pytorch_lightning"] = new(Runtimes.PyTorch, Job),
        ["lightning"] = new(Runtimes.PyTorch, Job, LlmConfidence.Likely),
        ["fairseq_cli"] = new(Runtimes.PyTorch, Job),
        ["ultralytics"] = new(Runtimes.PyTorch, Job),
        ["whisper"] = new(Runtimes.PyTorch, Job),
        ["faster_whisper_server"] = new(Runtimes.CTranslate2, Server),
        ["verl"] = new(Runtimes.PyTorch, Job),
        ["openrlhf"] = new(Runtimes.Transformers, Job),
        ["transformers"] = new(Runtimes.Transformers, Job),
        ["transformers.commands.transformers_cli"] = KnownPrograms.Find("transformers-cli"),
        ["transformers.onnx"] = new(Runtimes.Transformers, Job),
        ["sentence_transformers"] = new(Runtimes.Transformers, Job),
        ["axolotl.cli"] = new(Runtimes.Transformers, Job),
        ["axolotl"] = new(Runtimes.Transformers, Job),
        ["llamafactory"] = new(Runtimes.Transformers, Job),
        ["llamafactory.cli"] = KnownPrograms.Find("llamafactory-cli"),
        ["lm_eval"] = new(Runtimes.Transformers, Job, LlmConfidence.Likely),
        ["trl"] = new(Runtimes.Transformers, Job),
        ["trl.scripts.vllm_serve"] = new(Runtimes.Vllm, Server),
        ["optimum.exporters"] = new(Runtimes.Transformers, Job),
        ["autotrain"] = new(Runtimes.Transformers, Job),
        ["tensorflow"] = new(Runtimes.TensorFlow, Job),
        ["keras"] = new(Runtimes.TensorFlow, Job, LlmConfidence.Likely),
        ["object_detection.model_main_tf2"] = new(Runtimes.TensorFlow, Job),
        ["official.nlp"] = new(Runtimes.TensorFlow, Job, LlmConfidence.Likely),
        ["tf2onnx.convert"] = new(Runtimes.TensorFlow, Job),
        ["onnxruntime"] = new(Runtimes.OnnxRuntime, Job),
        ["onnxruntime_genai"] = new(Runtimes.OnnxRuntime, Job),
        ["jax"] = new(Runtimes.Jax, Job),
        ["maxtext"] = new(Runtimes.Jax, Job),
        ["MaxText"] = new(Runtimes.Jax, Job),
    };

    public static ProgramRule? Find(string module)
    {
        ReadOnlySpan<char> name = module;
        if (name.EndsWith(".__main__", StringComparison.Ordinal))
        {
            name = name[..^9];
        }

        while (!name.IsEmpty)
        {
            if (ByName.TryGetValue(name.ToString(), out ProgramRule? rule))
            {
                return rule;
            }

            int dot = name.LastIndexOf('.');
            name = dot < 0 ? [] : name[..dot];
        }

        return null;
    }
}
